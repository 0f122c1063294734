"""Training of the shipped models. Needs torch and transformers; the package itself does not."""
