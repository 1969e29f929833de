// Prints the events of topics as JSON lines, decoded by Confluent's own library; ends after COUNT events or 60 s.
//   node decode.mjs BROKERS REGISTRY_URL COUNT TOPIC...
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import kafkajs from 'kafkajs';

const [brokers, registry, count, ...topics] = process.argv.slice(2);
if (topics.length === 0) {
  console.error('usage: node decode.mjs BROKERS REGISTRY_URL COUNT TOPIC...');
  process.exit(2);
}
const deserializer = new AvroDeserializer(
  new SchemaRegistryClient({ baseURLs: [registry] }), SerdeType.VALUE, {});
const kafka = new kafkajs.Kafka({
  clientId: 'foreign', brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const consumer = kafka.consumer({ groupId: 'foreign-' + process.pid });
const text = value => JSON.stringify(value, (_, it) => (typeof it === 'bigint' ? String(it) : it));
let seen = 0;

await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    if (seen >= Number(count)) return;
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
    const event = await deserializer.deserialize(topic, message.value);
    console.log(text({ topic, key: message.key.toString(), headers, event }));
    if (++seen >= Number(count)) setImmediate(() => process.exit(0));
  },
});
setTimeout(() => { console.error(`only ${seen} events came`); process.exit(1); }, 60_000);
