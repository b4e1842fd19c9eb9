// Answers to named questions from the claims in the page, without an engine; each gives the rows that SPARQL gives.

import { entities, page } from "./page.js";
import { dayTerm, entityTerm, objectTerm, ontologyTerm, thingTerm } from "./terms.js";
import {
  closureTo,
  entitiesOf,
  evidenceTerms,
  factTerms,
  factsFrom,
  factsTo,
  isOfClass,
  liesIn,
  orNothing,
  stating,
  subjectTerm,
  withBelow,
} from "./statements.js";

const termOrNot = (id, make = thingTerm) => (id === undefined ? undefined : make(id));
const objectOrNot = (claim) => termOrNot(claim, objectTerm);

/** A row for each claim, with one of its ends under a name. */
const claimRows = (claims, name, end) => claims.map((claim) => ({ [name]: end(claim), ...evidenceTerms(claim) }));

/** Every way to join rows with what is found for each; where nothing is, the row stays. */
const joined = (rows, find) => rows.flatMap((row) => orNothing(find(row)).map((more) => ({ ...row, ...more })));

/** Rows by question, given the ids (or texts) of its parameters; columns that are not asked for are dropped later. */
export const ROWS = {
  "agreements-of": ({ org }) =>
    stating("party", { object: org })
      .filter((claim) => isOfClass(claim.subject, "Agreement"))
      .flatMap((claim) => {
        const about = (predicate) => orNothing(stating(predicate, { subject: claim.subject }));
        const others = stating("party", { subject: claim.subject }).filter((other) => other.object !== org);
        const own = { agreement: subjectTerm(claim), ...evidenceTerms(claim) };
        return orNothing(others).flatMap((other) =>
          about("date").flatMap((date) =>
            about("field").flatMap((field) =>
              about("establishes").map((aim) => ({
                ...own,
                partner: objectOrNot(other),
                date: objectOrNot(date),
                field: objectOrNot(field),
                establishes: objectOrNot(aim),
              })),
            ),
          ),
        );
      }),

  "components-of": ({ entity }) =>
    stating(withBelow("partOf"), { object: entity }).flatMap((link) =>
      stating(["partOf", "campusOf", "field", "hasGoal", "area", "count"], { subject: link.subject }).map((claim) => ({
        part: subjectTerm(link),
        property: ontologyTerm(claim.predicate),
        value: objectTerm(claim),
        ...evidenceTerms(claim),
      })),
    ),

  "entities-in-source": ({ article, class: cls }) =>
    page.claims
      .filter((claim) => claim.source === article)
      .flatMap((claim) => [claim.subject, ...(claim.kind === "entity" ? [claim.object] : [])].map((id) => [id, claim]))
      .filter(([id]) => isOfClass(id, cls))
      .map(([id, claim]) => ({ entity: entityTerm(id), source: evidenceTerms(claim).source })),

  "events-of": ({ entity }) => {
    const relations = ["about", "party", "organiser", "participant", "result", "milestone"];
    const near = [
      ...stating(relations, { object: entity }).map((claim) => claim.subject),
      ...stating(relations, { subject: entity }).map((claim) => claim.object),
    ];
    return near
      .filter((event) => event !== entity && isOfClass(event, "Event"))
      .flatMap((event) =>
        stating("date", { subject: event }).flatMap((claim) =>
          orNothing(stating("locatedIn", { subject: event })).map((venue) => ({
            event: thingTerm(event),
            date: objectTerm(claim),
            place: objectOrNot(venue),
            ...evidenceTerms(claim),
          })),
        ),
      );
  },

  "figures-of": ({ entity }) =>
    closureTo(entity, "partOf").flatMap((thing) =>
      page.claims
        .filter((claim) => claim.subject === thing && claim.kind === "number")
        .map((claim) => ({
          thing: thingTerm(thing),
          figure: ontologyTerm(claim.predicate),
          value: objectTerm(claim),
          ...evidenceTerms(claim),
        })),
    ),

  "founders-and-start": ({ centre }) =>
    joined(claimRows(stating("founder", { subject: centre }), "founder", objectTerm), () =>
      factsFrom(centre, "successorOf").map((id) => ({ predecessor: thingTerm(id) })),
    ),

  "functions-of": ({ entity }) => claimRows(stating("hasFunction", { subject: entity }), "function", objectTerm),

  funds: () =>
    entitiesOf("Fund").flatMap((fund) =>
      orNothing(stating("setBy", { subject: fund })).flatMap((founding) =>
        orNothing(stating("amount", { subject: fund })).map((claim) => ({
          fund: entityTerm(fund),
          setBy: objectOrNot(founding),
          amount: objectOrNot(claim),
          ...(claim ? evidenceTerms(claim) : {}),
        })),
      ),
    ),

  "holders-of-posts": ({ org }) =>
    factsTo(org, "postIn").flatMap((post) =>
      stating("holds", { object: post }).flatMap((claim) => {
        const others = factsFrom(claim.subject, "holds")
          .filter((other) => other !== post)
          .flatMap((other) => factsFrom(other, "postIn").map((body) => [other, body]));
        return orNothing(others).map((other) => ({
          person: subjectTerm(claim),
          post: thingTerm(post),
          otherPost: termOrNot(other?.[0]),
          otherOrganisation: termOrNot(other?.[1]),
          ...evidenceTerms(claim),
        }));
      }),
    ),

  "links-between": ({ here, there }) =>
    stating("connects").flatMap((claim) => {
      if (!(claim.object === here || liesIn(claim.object, here))) return [];
      const others = stating("connects", { subject: claim.subject }).filter(
        (other) => other.object !== claim.object && (other.object === there || liesIn(other.object, there)),
      );
      return others.flatMap((other) =>
        orNothing(factsFrom(claim.subject, "status")).map((status) => ({
          link: subjectTerm(claim),
          end: objectTerm(claim),
          otherEnd: objectTerm(other),
          status: termOrNot(status),
          ...evidenceTerms(claim),
          source2: evidenceTerms(other).source,
          locator2: evidenceTerms(other).locator,
        })),
      );
    }),

  "members-of": ({ alliance }) =>
    [
      ...stating("memberOf", { object: alliance }).map((claim) => [claim, claim.subject]),
      ...stating(["founder", "party"], { subject: alliance }).map((claim) => [claim, claim.object]),
    ].flatMap(([claim, member]) =>
      orNothing(entities.get(member)?.jurisdiction ?? []).map((city) => ({
        member: thingTerm(member),
        role: ontologyTerm(claim.predicate),
        city: termOrNot(city),
        ...evidenceTerms(claim),
      })),
    ),

  "partners-of": ({ org }) => {
    const other = (link) => [link.subject === org ? link.object : null, link.object === org ? link.subject : null];
    const stated = stating("cooperatesWith").map((claim) => [claim, [claim]]);
    const byRule = page.derived
      .filter((item) => item.predicate === "cooperatesWith")
      .map((item) => [item, page.claims.filter((claim) => item.evidence.includes(claim.id))]);
    return [...stated, ...byRule].flatMap(([link, claims]) =>
      other(link)
        .filter((partner) => partner !== null)
        .flatMap((partner) =>
          claims
            .filter((claim) => claim.subject === partner || claim.object === partner)
            .map((claim) => ({
              ...evidenceTerms(claim),
              partner: thingTerm(partner),
              through: termOrNot(link.through, entityTerm),
              modality: ontologyTerm(link.modality ?? "actual"),
              since: termOrNot(link.since, dayTerm),
              until: termOrNot(link.until, dayTerm),
            })),
        ),
    );
  },

  "plans-of": ({ entity, as_of: day }) =>
    page.claims
      .filter((claim) => claim.subject === entity || (claim.kind === "entity" && claim.object === entity))
      .filter((claim) => claim.modality === "planned" && claim.since <= day && !isDone(claim, day))
      .map((claim) => ({
        subject: subjectTerm(claim),
        plan: ontologyTerm(claim.predicate),
        object: objectTerm(claim),
        ...evidenceTerms(claim),
      })),

  "policies-of": ({ issuer }) =>
    stating(["setBy", "publisher", "author", "approvedBy"], { object: issuer })
      .filter((claim) => isOfClass(claim.subject, "Policy"))
      .flatMap((claim) => {
        const about = (predicate) => orNothing(factTerms(claim.subject, predicate));
        const own = { policy: subjectTerm(claim), role: ontologyTerm(claim.predicate), ...evidenceTerms(claim) };
        return about("date").flatMap((date) =>
          about("about").flatMap((topic) => about("status").map((status) => ({ ...own, date, about: topic, status }))),
        );
      }),

  "products-of-centre": ({ org }) =>
    [org, ...factsTo(org, "founder"), ...factsTo(org, "operator")].flatMap((developer) =>
      stating("developer", { object: developer }).flatMap((claim) =>
        orNothing(factsFrom(claim.subject, "usedIn")).flatMap((product) =>
          orNothing(product === undefined ? [] : factsFrom(product, "manufacturer")).map((maker) => ({
            developer: thingTerm(developer),
            result: subjectTerm(claim),
            product: termOrNot(product),
            maker: termOrNot(maker),
            ...evidenceTerms(claim),
          })),
        ),
      ),
    ),

  "projects-in": ({ place }) =>
    entitiesOf("Site")
      .filter((site) => liesIn(site, place))
      .flatMap((site) =>
        orNothing(factsFrom(site, "investor")).flatMap((investor) =>
          orNothing(stating("status", { subject: site })).map((claim) => ({
            site: entityTerm(site),
            investor: termOrNot(investor),
            status: objectOrNot(claim),
            ...(claim ? evidenceTerms(claim) : {}),
          })),
        ),
      ),

  "relies-on": ({ entity }) =>
    stating("reliesOn", { subject: entity }).flatMap((claim) =>
      orNothing(factsFrom(claim.object, "hasRole")).flatMap((role) =>
        orNothing(factsFrom(claim.object, "field")).map((field) => ({
          body: objectTerm(claim),
          role: termOrNot(role),
          field: termOrNot(field),
          ...evidenceTerms(claim),
        })),
      ),
    ),

  "status-as-of": ({ entity, as_of: day }) =>
    stating("status", { subject: entity })
      .filter((claim) => claim.since <= day && (!claim.until || claim.until >= day))
      .map((claim) => ({ status: objectTerm(claim), ...evidenceTerms(claim), since: dayTerm(claim.since) })),

  "working-in-field": ({ field }) =>
    closureTo(field, "broader").flatMap((narrower) =>
      stating("field", { object: narrower }).map((claim) => ({
        entity: subjectTerm(claim),
        narrower: thingTerm(narrower),
        ...evidenceTerms(claim),
      })),
    ),
};

/** Say whether a source known by a day states as fact exactly what was planned. */
function isDone(plan, day) {
  return stating(plan.predicate, { subject: plan.subject }).some(
    (claim) =>
      claim.modality === "actual" &&
      claim.since <= day &&
      claim.object === plan.object &&
      claim.kind === plan.kind &&
      claim.lang === plan.lang,
  );
}
