"""Under which licences the packages stand that the dashboard needs: `python -m deploy.licences`."""
