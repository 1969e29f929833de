// Prints what topics hold when it starts as JSON lines, decoded by Confluent's own library.
//   node decode.mjs BROKERS REGISTRY_URL TOPIC...
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import kafkajs from 'kafkajs';

const [brokers, registry, ...topics] = process.argv.slice(2);
if (topics.length === 0) {
  console.error('usage: node decode.mjs BROKERS REGISTRY_URL TOPIC...');
  process.exit(2);
}
const deserializer = new AvroDeserializer(
  new SchemaRegistryClient({ baseURLs: [registry] }), SerdeType.VALUE, {});
const kafka = new kafkajs.Kafka({
  clientId: 'foreign', brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const text = value => JSON.stringify(value, (_, it) => (typeof it === 'bigint' ? String(it) : it));

// the partitions that hold anything, and the last offset to wait for in each
const last = new Map();
const admin = kafka.admin();
await admin.connect();
for (const topic of topics) {
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(high) > BigInt(low)) last.set(`${topic}/${partition}`, BigInt(high) - 1n);
  }
}
await admin.disconnect();
if (last.size === 0) process.exit(0);

const consumer = kafka.consumer({ groupId: 'foreign-' + process.pid });
await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, partition, message }) => {
    if (last.size === 0) return;
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
    const event = await deserializer.deserialize(topic, message.value);
    console.log(text({ topic, key: message.key.toString(), headers, event }));
    const place = `${topic}/${partition}`;
    if (last.has(place) && BigInt(message.offset) >= last.get(place)) last.delete(place);
    // leaving at once would cut off what the pipe has not taken yet
    if (last.size === 0) process.stdout.write('', () => process.exit(0));
  },
});
setTimeout(() => { console.error('still waiting for ' + [...last.keys()]); process.exit(1); }, 120_000);
