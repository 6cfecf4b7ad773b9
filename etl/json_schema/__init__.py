"""A JSON Schema (draft 07) of the files of a catalogue, for editors that complete and check while it is typed.

It is made from the model, so it asks for what `etl.catalog` asks for, as far as one file's shape tells; ids
and areas are offered and explained, never required, for those declared a moment ago are not in it yet.
Its extensions (`errorMessage`, `enumDescriptions`, `defaultSnippets`) are those of VS Code, which the YAML
language server of other editors understands as well; validators pass over them.
"""

from etl.json_schema.whole import schema, written

__all__ = ["schema", "written"]
