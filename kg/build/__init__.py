"""The main job: data into a checked store and a folder of results."""
