"""Files into the model, and the model of a file into its canonical form."""
