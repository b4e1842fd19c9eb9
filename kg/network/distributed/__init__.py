"""Networks and measures on Apache Spark, for what does not fit one machine.

Everything is said in DataFrames: machines of a cluster need Spark alone, neither Python nor further jars, and
what a machine that dies has lost is computed again by another.
"""
