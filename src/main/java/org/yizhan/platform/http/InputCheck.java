package org.yizhan.platform.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds one operation's requests against its schemas and names every field that does not fit. */
final class InputCheck {
  private static final JsonSchemaOptions ALL_ERRORS =
      new JsonSchemaOptions()
          .setOutputFormat(OutputFormat.Basic)
          .setDraft(Draft.DRAFT202012)
          .setBaseUri("app://");

  private static final Pattern JSON =
      Pattern.compile("application/json *(;.*)?", Pattern.CASE_INSENSITIVE);

  private record CheckedParameter(Parameter parameter, Validator validator) {}

  private final List<CheckedParameter> parameters;
  private final @Nullable Validator body;
  private final boolean bodyRequired;
  private final boolean bodyIsReadByHandler;

  /**
   * @param bodyIsReadByHandler whether the handler itself holds the body against the contract
   */
  InputCheck(OpenAPIContract contract, Operation operation, boolean bodyIsReadByHandler) {
    var schemas = contract.getSchemaRepository();
    this.parameters =
        operation.getParameters().stream()
            .map(p -> new CheckedParameter(p, validator(schemas, p.getSchema())))
            .toList();
    this.bodyIsReadByHandler = bodyIsReadByHandler;
    var requestBody = operation.getRequestBody();
    this.bodyRequired = requestBody != null && requestBody.isRequired();
    this.body =
        requestBody == null
            ? null
            : validator(schemas, requestBody.determineContentType("application/json").getSchema());
  }

  private static Validator validator(SchemaRepository schemas, JsonSchema schema) {
    return schemas.validator(schema, ALL_ERRORS);
  }

  /**
   * @throws ProblemException 400 with every wrong field, 415 when the body is no JSON by its own
   *     word
   */
  void check(RoutingContext context) {
    var errors = new ArrayList<FieldError>();
    for (var checked : parameters) {
      checkParameter(checked, context, errors);
    }
    if (body != null) {
      checkBody(body, context, errors);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }

  private static void checkParameter(
      CheckedParameter checked, RoutingContext context, List<FieldError> errors) {
    var parameter = checked.parameter();
    var name = parameter.getName();
    var text =
        switch (parameter.getIn()) {
          case PATH -> context.pathParam(name);
          case QUERY -> context.queryParams().get(name);
          case HEADER -> context.request().getHeader(name);
          case COOKIE -> null;
        };
    if (text == null) {
      if (parameter.isRequired()) {
        errors.add(new FieldError(name, "is missing"));
      }
      return;
    }
    var value =
        "date-time".equals(parameter.getSchema().get("format")) ? text.replace(' ', '+') : text;
    addErrors(checked.validator().validate(typed(parameter, value)), name, errors);
    TextCheck.check(name, value, errors);
  }

  private static Object typed(Parameter parameter, String text) {
    Object type = parameter.getSchema().get("type");
    if ("integer".equals(type) && text.matches("-?[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    if ("boolean".equals(type) && text.matches("true|false")) {
      return Boolean.valueOf(text);
    }
    return text;
  }

  private void checkBody(Validator validator, RoutingContext context, List<FieldError> errors) {
    var buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      if (bodyRequired) {
        errors.add(new FieldError("/", "a JSON body is needed"));
      }
      return;
    }
    var type = context.request().getHeader("Content-Type");
    if (type == null || !JSON.matcher(type).matches()) {
      throw Problem.of(415, "not-json", "Send the body as application/json").exception();
    }
    if (bodyIsReadByHandler) {
      return;
    }
    try {
      var value = Json.decodeValue(buffer);
      addErrors(validator.validate(value), "", errors);
      TextCheck.check("", value, errors);
    } catch (DecodeException e) {
      errors.add(new FieldError("/", "is not valid JSON"));
    }
  }

  private static void addErrors(OutputUnit result, String prefix, List<FieldError> errors) {
    if (Boolean.TRUE.equals(result.getValid())) {
      return;
    }
    errors.addAll(SchemaErrors.of(result, prefix));
    if (errors.isEmpty()) {
      errors.add(new FieldError(prefix.isEmpty() ? "/" : prefix, "does not fit the contract"));
    }
  }
}
