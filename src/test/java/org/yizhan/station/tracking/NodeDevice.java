package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.yizhan.platform.json.Json;

/**
 * The npm client {@code mqtt} of the pages, in Node; {@code interop/device.mjs} does as it is told
 * line by line.
 */
final class NodeDevice implements ForeignDevice {
  private final Process process;
  private final PrintStream orders;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

  private NodeDevice(Process process, Phone phone) {
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
    Thread.ofVirtual().start(() -> listen(phone));
  }

  /**
   * Connects to a URL such as {@code ws://127.0.0.1:8080/mqtt}.
   *
   * @param version 4 for MQTT 3.1.1, 5 for MQTT 5
   */
  static NodeDevice connected(Phone phone, String url, int version) throws Exception {
    var builder =
        new ProcessBuilder("node", "src/test/resources/interop/device.mjs")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("DEVICE_URL", url);
    builder.environment().put("DEVICE_VERSION", String.valueOf(version));
    builder.environment().put("DEVICE_ID", phone.name());
    builder.environment().put("DEVICE_TOKEN", phone.token);
    var device = new NodeDevice(builder.start(), phone);
    device.answer();
    return device;
  }

  private void listen(Phone phone) {
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var said = Json.read(line.getBytes(UTF_8), JsonNode.class);
        if (said.has("topic")) {
          phone.hear(said.path("topic").asText(), said.path("payload").asText().getBytes(UTF_8));
        } else {
          answers.add(said);
        }
      }
    } catch (IOException ended) {
      // The test ended it.
    }
  }

  private JsonNode answer() throws InterruptedException {
    var answer = answers.poll(20, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("Node does not answer");
    }
    return answer;
  }

  @Override
  public void subscribe(String filter) throws InterruptedException {
    tell(Map.of("subscribe", filter));
    answer();
  }

  @Override
  public Receipt publish(String topic, String payload) throws InterruptedException {
    tell(Map.of("publish", topic, "payload", payload));
    var ack = answer();
    var notes = new HashMap<String, String>();
    ack.path("notes")
        .properties()
        .forEach(note -> notes.put(note.getKey(), note.getValue().asText()));
    return new Receipt(ack.path("reason").asInt(), ack.path("why").asText(), notes);
  }

  private void tell(Map<String, String> order) {
    orders.println(new String(Json.bytes(order), UTF_8));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
