// Says, a line of JSON each, what the AsyncAPI initiative's own parser finds wrong with the document on standard input.
import { Parser } from "@asyncapi/parser";
import { text } from "node:stream/consumers";

const { document, diagnostics } = await new Parser().parse(await text(process.stdin));
for (const { severity, code, message, path } of diagnostics) {
  console.log(JSON.stringify({ severity, code, message, path: path.join("/") }));
}
console.log(JSON.stringify({ channels: document?.channels().all().map((it) => it.id()) ?? [] }));
