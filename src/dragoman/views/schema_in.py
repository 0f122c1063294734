"""What a line of input may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Offset = Annotated[int, Field(ge=0)]
SpanPair = tuple[Offset, Offset]
Words = Annotated[str, Field(min_length=1)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}")]


class PairIn(BaseModel):
    """Two spans of the text whose relation is asked for."""

    model_config = ConfigDict(strict=True)

    source: SpanPair
    target: SpanPair


class ReportIn(BaseModel):
    """A report to code. Only its text is required; unknown keys are left alone."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        json_schema_extra={"anyOf": [{"required": ["text"]}, {"required": ["event_text"]}]},
    )

    id: str | int | None = Field(None, description="Given back as report.id.")
    text: Words | None = Field(None, description="The report; positions count its code points.")
    title: str | None = None
    published: Day | None = Field(None, description="ISO date of publication.")
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    pairs: list[PairIn] | None = None
    event_text: Words | None = Field(None, description="Another name of text.")
    headline: str | None = Field(None, description="Another name of title.")
    date: Day | None = Field(None, description="Another name of published.")
    pub_date: Day | None = Field(None, description="Another name of published.")
    source: str | None = Field(None, description="Another name of outlet.")
    publisher: str | None = Field(None, description="Another name of outlet.")
    lang: str | None = Field(None, description="Another name of language.")
