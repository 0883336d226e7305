"""A session with a client of the Language Server Protocol that is not ours: pygls, from PyPI.

    python3 tests/lsp/pygls_session.py [PATH OF normlint]

It reads every answer with the types of lsprotocol, so an answer that is not as the protocol says is
an error. Without pygls it says so and does nothing.
"""

import asyncio
import pathlib
import sys

try:
    from lsprotocol import types as lsp
    from pygls.lsp.client import LanguageClient
except ImportError:
    print("skipped: pygls 2 is not installed (pip install pygls)")
    sys.exit(0)

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRAFT = ROOT / "fixtures/zh/draft.md"


def at(text, after, words):
    """The position of the second character of `words`, the first such behind `after`."""
    offset = text.index(words, text.index(after)) + 1
    line = text.count("\n", 0, offset)
    return lsp.Position(line, offset - text.rfind("\n", 0, offset) - 1)


async def session(program):
    client = LanguageClient("normlint-test", "1")
    diagnosed = asyncio.get_running_loop().create_future()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params: lsp.PublishDiagnosticsParams):
        if not diagnosed.done():
            diagnosed.set_result(params)

    await client.start_io(program, "lsp", "--today", "2026-01-01")
    options = lsp.InitializeParams(
        capabilities=lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=["utf-32", "utf-16"]),
            text_document=lsp.TextDocumentClientCapabilities(
                document_symbol=lsp.DocumentSymbolClientCapabilities(
                    hierarchical_document_symbol_support=True
                ),
                publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(
                    related_information=True, code_description_support=True
                ),
            ),
        ),
        root_uri=ROOT.as_uri(),
    )
    started = await client.initialize_async(options)
    assert started.server_info.name == "normlint"
    assert started.capabilities.position_encoding == "utf-32"
    client.initialized(lsp.InitializedParams())

    text, uri = DRAFT.read_text(encoding="utf-8"), DRAFT.as_uri()
    item = lsp.TextDocumentItem(uri, "markdown", 1, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    diagnostics = (await asyncio.wait_for(diagnosed, 60)).diagnostics
    assert any(it.code == "VAG001" for it in diagnostics)

    document = lsp.TextDocumentIdentifier(uri)
    term = at(text, "第十七条", "申请人")
    hover = await client.text_document_hover_async(lsp.HoverParams(document, term))
    assert "申请永久居留资格的外国人" in hover.contents.value
    found = await client.text_document_definition_async(lsp.DefinitionParams(document, term))
    assert found[0].range.start == at(text, "（以下简称申请人", "称申")
    context = lsp.ReferenceContext(include_declaration=True)
    params = lsp.ReferenceParams(context, document, term)
    found = await client.text_document_references_async(params)
    assert len(found) == text.count("申请人")
    params = lsp.RenameParams(document, term, "申请者")
    edit = await client.text_document_rename_async(params)
    assert len(edit.changes[uri]) == text.count("申请人")
    marks = lsp.DocumentHighlightParams(document, term)
    assert len(await client.text_document_document_highlight_async(marks)) == len(found)

    vague = next(it for it in diagnostics if it.code == "VAG001")
    context = lsp.CodeActionContext([vague], only=[lsp.CodeActionKind.QuickFix])
    params = lsp.CodeActionParams(document, vague.range, context)
    actions = await client.text_document_code_action_async(params)
    assert any("normlint: allow VAG001" in str(action.edit) for action in actions)

    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert [it.name for it in symbols][:2] == ["第一章 总则", "第二章 申请条件"]
    params = lsp.SemanticTokensParams(document)
    tokens = await client.text_document_semantic_tokens_full_async(params)
    assert tokens.data and len(tokens.data) % 5 == 0
    everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(9999, 0))
    params = lsp.InlayHintParams(document, everywhere)
    hints = await client.text_document_inlay_hint_async(params)
    assert any(part.value == "→ 第五条" for hint in hints for part in hint.label)
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(document))
    assert any(lens.command.title == "被引用 2 次" for lens in lenses)
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(document))
    assert len(folds) > 10
    params = lsp.SelectionRangeParams(document, [term])
    chain = (await client.text_document_selection_range_async(params))[0]
    assert chain.parent.range.start.line == term.line
    items = await client.text_document_completion_async(lsp.CompletionParams(document, term))
    assert "申请人" in [item.label for item in items.items]
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("申请人"))
    assert found[0].name == "申请人"

    await client.shutdown_async(None)
    client.exit(None)
    print(f"pygls: {len(diagnostics)} diagnostics, {len(symbols)} chapters, all answers as they should be")


def main():
    builds = [ROOT / "target" / profile / "normlint" for profile in ("release", "debug")]
    program = sys.argv[1:2] or [str(build) for build in builds if build.exists()]
    if not program:
        print("skipped: normlint is not built")
        return
    asyncio.run(asyncio.wait_for(session(program[0]), 120))


if __name__ == "__main__":
    main()
