package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What devices are told is what the AsyncAPI document says, and nothing that it does not say. */
class AsyncApiIT extends OnTrackingStation {
  private static final AsyncApi API = new AsyncApi();
  private static final String SCHEMAS = "/components/schemas/";

  @Test
  void aDeviceIsToldWhatTheDocumentSays() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter(station.topics.workerVisits(phone.worker())).send();
    client.subscribeWith().topicFilter("yz/v1/" + station.id + "/visits/+/state").send();
    var visits = new ArrayList<JsonNode>();
    var states = new ArrayList<JsonNode>();
    for (var step : List.of("assigned", "accepted", "departed", "arrived", "started", "finished")) {
      if (!step.equals("assigned")) {
        phone.tells(visit, phone.report(step));
      }
      visits.add(
          phone.hears(
              station.topics.workerVisits(phone.worker()),
              said -> said.at("/visits/0/state").asText().equals(step)));
      states.add(phone.hearsState(visit, step));
    }
    phone.tells(visit, phone.report("started"));
    states.add(phone.hears(station.topics.visitState(visit), said -> said.has("refused")));
    client.disconnect();
    states.add(unreadable(phone, visit));

    assertThat(visits).allSatisfy(said -> fits("Visits", said));
    assertThat(states).allSatisfy(said -> fits("State", said));
    assertThat(members(visits.getFirst().at("/visits/0")))
        .isSubsetOf(members(API.at(SCHEMAS + "Visits/properties/visits/items/properties")));
    assertThat(members(states.getLast())).isSubsetOf(members(API.at(SCHEMAS + "State/properties")));
  }

  private static JsonNode unreadable(Phone phone, UUID visit) throws Exception {
    try (var device = HiveMqDevice.Five.connected(phone.client5())) {
      device.subscribe(station.topics.visitState(visit));
      device.publish(station.topics.visitEvents(visit), "nonsense");
      return phone.hears(
          station.topics.visitState(visit),
          said -> said.at("/refused/why/en").asText().equals("is not JSON"));
    }
  }

  private static void fits(String schema, JsonNode said) {
    assertThat(AsyncApi.fits(API.validator(schema), said.toString())).as("%s", said).isTrue();
  }

  private static List<String> members(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
