"""All about one entity."""
