// A citation as an entry of BibTeX, whatever the texts hold.

// A brace counts for BibTeX even behind a backslash, so braces go by their names.
const TEX = {
  "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}",
  "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", _: "\\_",
};
const IN_ADDRESS = { "{": "%7B", "}": "%7D", "\\": "%5C", "<": "%3C", ">": "%3E", '"': "%22" };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const tex = (text) => oneLine(text).replace(/[\\{}~^<>&%$#_]/g, (char) => TEX[char]);

/** A text in one line, without characters that no file should hold. */
export const oneLine = (text) => text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").replace(/[\ud800-\udfff]/gu, "\ufffd").trim();

/** Write an entry: {key, type, title, author, issued, accessed, url, language, version, note}. */
export function bibtexOf({ key, title, author, issued, accessed, url, language, version, note }) {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?/.exec(issued ?? "") ?? [];
  const fields = {
    author: author && `{{${tex(author)}}}`,
    title: title && `{{${tex(title)}}}`,
    year: year && `{${year}}`,
    month: month && MONTHS[Number(month) - 1],
    day: day && `{${Number(day)}}`,
    version: version && `{${tex(version)}}`,
    url: url && `{${oneLine(url).replace(/[{}\\<>"]/g, (char) => IN_ADDRESS[char])}}`,
    urldate: /^\d{4}(-\d\d){0,2}$/.test(accessed ?? "") && `{${accessed}}`,
    language: language && `{${tex(language)}}`,
    note: note && `{${tex(note)}}`,
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},`);
  return `@misc{${key.replace(/[^\w.:-]/g, "-")},\n${lines.join("\n")}\n}\n`;
}
