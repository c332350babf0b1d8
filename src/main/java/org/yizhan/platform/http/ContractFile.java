package org.yizhan.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;

/** Reads a packaged contract for the library that checks requests. */
final class ContractFile {
  private ContractFile() {}

  /**
   * The contract without what it says of answers: the library refuses media types it does not know,
   * among them those of problems and of streams, and nobody here validates answers with it.
   */
  static JsonObject requestsOf(String resource) {
    try (InputStream in = ContractFile.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its own " + resource);
      }
      var contract = new YAMLMapper().readTree(in);
      ((ObjectNode) contract.path("components")).remove("responses");
      for (JsonNode path : contract.path("paths")) {
        for (JsonNode operation : path) {
          forgetAnswers((ObjectNode) operation);
          markFile((ObjectNode) operation);
        }
      }
      return new JsonObject(contract.toString());
    } catch (IOException e) {
      throw new IllegalStateException("The packaged " + resource + " is broken", e);
    }
  }

  /**
   * A body that is a file is no business of the library; its media types stay as {@code x-files}.
   */
  private static void markFile(ObjectNode operation) {
    var content = operation.path("requestBody").path("content");
    if (!content.isEmpty() && !content.has("application/json")) {
      var types = operation.putArray("x-files");
      content.fieldNames().forEachRemaining(types::add);
      operation.remove("requestBody");
    }
  }

  private static void forgetAnswers(ObjectNode operation) {
    operation.putObject("responses").putObject("default").put("description", "not checked");
  }
}
