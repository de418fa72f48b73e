# ruff: noqa: INP001 - mkdocstrings loads this file by its path; it belongs to no package
"""Shows the arguments of attrs classes in the API reference.

The reference is made from the source without running it, and attrs writes `__init__` at run time;
here it is put together from the fields, as attrs does it.
"""

from typing import Any

import griffe

_DECORATORS = {"attrs.frozen", "attrs.define"}


class AttrsSignatures(griffe.Extension):
    """Adds the `__init__` of classes made with attrs."""

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:  # noqa: ANN401 - griffe's own signature
        """Add the method when all members of the class are known."""
        if "__init__" in cls.members or not any(map(_is_attrs, cls.decorators)):
            return
        fields = (
            _parameter(member)
            for member in cls.members.values()
            if isinstance(member, griffe.Attribute)
            and member.annotation is not None
            and "property" not in member.labels
        )
        init = griffe.Function(
            "__init__",
            parameters=griffe.Parameters(
                griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword),
                *(field for field in fields if field is not None),
            ),
            parent=cls,
        )
        cls.set_member("__init__", init)


def _is_attrs(decorator: griffe.Decorator) -> bool:
    value = decorator.value
    return isinstance(value, griffe.Expr) and value.canonical_path in _DECORATORS


def _parameter(field: griffe.Attribute) -> griffe.Parameter | None:
    """Return the argument of a field; None if it has none."""
    default, annotation = field.value, field.annotation
    if isinstance(default, griffe.ExprCall) and default.canonical_path == "attrs.field":
        given = {k.name: k.value for k in default.arguments if isinstance(k, griffe.ExprKeyword)}
        if str(given.get("init")) == "False":
            return None
        default = given.get("default")
        if "factory" in given:
            default = f"{given['factory']}()"
        # What the converter takes is what a caller may give.
        converter = field.module.members.get(str(given.get("converter")))
        if isinstance(converter, griffe.Function):
            annotation = converter.parameters[0].annotation
    return griffe.Parameter(
        field.name.lstrip("_"),
        annotation=annotation,
        kind=griffe.ParameterKind.positional_or_keyword,
        default=default,
    )
