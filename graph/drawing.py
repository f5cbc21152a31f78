"""GraphML and GEXF, for the eye. Entities and links. Signals are only numbers by kind: a picture accuses nobody."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from graph.content import content
from manumit.model.graph import Attached, Edge, Entity, GraphReader

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(reader: GraphReader, out: Path) -> None:
    writer = GraphMLWriter()
    writer.add_graph_element(_drawn(reader))
    _write(writer.xml, out)


def write_gexf(reader: GraphReader, out: Path) -> None:
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(_drawn(reader))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the day of the export is not content
    _write(writer.xml, out)


def _write(xml: ElementTree.Element, out: Path) -> None:
    ElementTree.indent(xml)
    out.write_bytes(ElementTree.tostring(xml, encoding="utf-8", xml_declaration=True) + b"\n")


def _drawn(reader: GraphReader) -> "nx.MultiDiGraph[str]":
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    edges: list[Edge] = []
    signals: dict[str, Counter[str]] = {}
    for item in content(reader):
        if isinstance(item, Entity):
            drawn.add_node(_text(item.id), **_plain(label=item.name, kind=item.kind.value, country=item.country))
        elif isinstance(item, Edge):
            edges.append(item)
        elif isinstance(item, Attached):
            signals.setdefault(item.entity, Counter())[item.signal.kind] += 1
    for entity, counted in signals.items():
        drawn.nodes[_text(entity)].update({f"signals_{kind}": number for kind, number in sorted(counted.items())})
    for edge in edges:
        plain = _plain(label=edge.kind.value, tier=edge.tier, share=edge.share, statements=len(edge.statements))
        drawn.add_edge(_text(edge.source), _text(edge.target), key=_text(edge.id), id=_text(edge.id), **plain)
    return drawn


def _plain(**values: str | float | None) -> dict[str, Any]:
    return {name: _text(v) if isinstance(v, str) else v for name, v in values.items() if v is not None}


def _text(text: str) -> str:
    """XML cannot hold every character; what it cannot is replaced, visibly."""
    return _NOT_XML.sub("\ufffd", text)
