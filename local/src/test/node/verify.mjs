// Reads deliveries, one JSON object a line: {secret, headers, body}. Says of each, a line, what the official
// libraries of Standard Webhooks and of Svix make of it.
import { createInterface } from "node:readline";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";

function verdict(Library, { secret, headers, body }) {
  try {
    const event = new Library(secret).verify(body, headers);
    return { verified: true, type: event.type };
  } catch (refusal) {
    return { verified: false, why: refusal.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const delivery = JSON.parse(line);
  const answers = {
    standardwebhooks: verdict(StandardWebhook, delivery),
    svix: verdict(SvixWebhook, delivery),
  };
  console.log(JSON.stringify(answers));
}
