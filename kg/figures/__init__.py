"""What figures need: fonts for Chinese."""
