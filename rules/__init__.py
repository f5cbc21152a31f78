"""Rules judge exposures. They read no source, follow no link and know no company."""
