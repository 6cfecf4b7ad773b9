"""Problems as their readers want them: an editor at a terminal, a program, a code host. One room a format."""
