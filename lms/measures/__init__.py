"""How much was learned and how good the questions are: formulas with their sources, values in, values out."""
