"""One module a page: `layout` builds it whole from its view, `register` lets its controls move the address."""
