"""The app on a file that is being written: what is saved is shown, what is half-saved or wrong is told."""
