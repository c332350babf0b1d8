package org.yizhan.station.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The AsyncAPI document as tests read it: by themselves, not through the code under test. */
final class AsyncApi {
  private final JsonNode root;

  AsyncApi() {
    try (var in = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
      root = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever stands at the JSON pointer. */
  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** The texts of the list at the JSON pointer. */
  List<String> texts(String pointer) {
    var texts = new ArrayList<String>();
    root.at(pointer).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The text in which everything is explained. */
  String description() {
    return root.at("/info/description").asText().replaceAll("\\s+", " ");
  }

  /** Checks payloads against the named schema. */
  Validator validator(String schema) {
    var text =
        "{\"$ref\":\"#/components/schemas/%s\",\"components\":%s}"
            .formatted(schema, root.path("components"));
    var options =
        new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("https://yizhan.org/");
    return Validator.create(JsonSchema.of(new JsonObject(text)), options);
  }

  /** Whether the JSON text is a payload of that schema. */
  static boolean fits(Validator validator, String json) {
    return Boolean.TRUE.equals(validator.validate(new JsonObject(json)).getValid());
  }
}
