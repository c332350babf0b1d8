// A worker's device with the pages' own MQTT client. Reads an order a line, {"subscribe"} or {"publish","payload"}, and says
// what came of it; whatever it hears is a line {"topic","payload"}.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const { connect } = createRequire(resolve('kiosk-ui/package.json'))('mqtt');
const { DEVICE_URL, DEVICE_VERSION, DEVICE_ID, DEVICE_TOKEN } = process.env;
const say = (what) => console.log(JSON.stringify(what));

const client = connect(DEVICE_URL, {
  protocolVersion: Number(DEVICE_VERSION),
  clientId: DEVICE_ID,
  username: DEVICE_ID,
  password: DEVICE_TOKEN,
  reconnectPeriod: 0,
});
client.on('connect', () => say({ connected: true }));
client.on('error', (error) => console.error(error));
client.on('message', (topic, payload) => say({ topic, payload: payload.toString() }));
client.on('packetreceive', (packet) => {
  if (packet.cmd === 'puback') {
    const { reasonString = '', userProperties = {} } = packet.properties ?? {};
    say({ reason: packet.reasonCode ?? 0, why: reasonString, notes: userProperties });
  }
});

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.subscribe) {
    client.subscribe(order.subscribe, { qos: 1 }, (error, granted) => say({ error: error?.message, granted }));
  } else {
    client.publish(order.publish, order.payload, { qos: 1 }, () => {});
  }
}
client.end();
