package org.yizhan.station.tracking;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.mqtt.MqttAnswer;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.platform.mqtt.MqttService;
import org.yizhan.platform.mqtt.MqttVerdict;
import org.yizhan.platform.rounds.Rounds;
import org.yizhan.platform.text.Text;
import org.yizhan.station.tracking.Topics.Topic;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.workforce.Device;
import org.yizhan.station.workforce.Workforce;

/** Workers' devices on the MQTT endpoint: who they are, what they may do, and where it goes. */
public final class Devices implements MqttService<Device> {
  private final Context context;
  private final Tokens tokens;
  private final Workforce workforce;
  private final Topics topics;
  private final Tracking tracking;
  private final DeviceView view;
  private final DeviceState state;
  private final Presence presence;

  /** Serves the devices behind {@code gate}. Called on a virtual-thread context, where it stays. */
  public Devices(
      Vertx vertx,
      Rounds rounds,
      DeviceParts parts,
      SealedLog log,
      MqttGate<Device> gate,
      Tracking tracking) {
    this.context = vertx.getOrCreateContext();
    this.tokens = parts.tokens();
    this.workforce = parts.workforce();
    this.topics = new Topics(parts.station().toString());
    this.tracking = tracking;
    this.view = parts.view(topics);
    this.state = new DeviceState(rounds, log, gate, view, topics);
    this.presence = new Presence(parts.meters());
  }

  @Override
  public Future<Optional<Authenticated<Device>>> authenticate(String clientId, String password) {
    return waiting(() ->
        tokens
            .verified(password)
            .filter(token -> isDevice(token.principal(), clientId))
            .flatMap(token ->
                workforce
                    .device(token.principal())
                    .map(device -> new Authenticated<>(device, token.until()))));
  }

  private static boolean isDevice(Principal holder, String clientId) {
    return holder.role() == Role.WORKER && holder.id().equals(clientId);
  }

  @Override
  public MqttVerdict mayPublish(Device device, String topic) {
    return topics.mayPublish(device, topic);
  }

  @Override
  public MqttVerdict mayLeaveWill(Device device, String topic) {
    return topics.mayLeaveWill(device, topic);
  }

  @Override
  public Future<MqttVerdict> maySubscribe(Device device, String filter) {
    return switch (topics.wanted(device, filter)) {
      case OWN -> Future.succeededFuture(MqttVerdict.ALLOWED);
      case OTHERS -> Future.succeededFuture(MqttVerdict.FORBIDDEN);
      case NOTHING -> Future.succeededFuture(MqttVerdict.UNKNOWN);
      case ONE_VISIT -> waiting(() -> mayFollow(device, filter));
    };
  }

  private MqttVerdict mayFollow(Device device, String filter) {
    return topics.parse(filter).orElseThrow() instanceof Topic.VisitStates(var visit)
            && view.mayFollow(device.worker(), visit)
        ? MqttVerdict.ALLOWED
        : MqttVerdict.FORBIDDEN;
  }

  @Override
  public void subscribed(Device device, String filter) {
    state.tell(device, filter);
  }

  @Override
  public Future<MqttAnswer> published(Device device, String name, byte[] payload) {
    return switch (topics.parse(name).orElseThrow()) {
      case Topic.VisitEvents(var visit) -> report(device, visit, payload);
      case Topic.Presence(var id) -> Future.succeededFuture(presence.take(id, payload));
      case Topic.VisitStates states ->
          Future.succeededFuture(new MqttAnswer.NotAuthorized("not your topic"));
      case Topic.WorkerVisits visits ->
          Future.succeededFuture(new MqttAnswer.NotAuthorized("not your topic"));
    };
  }

  private Future<MqttAnswer> report(Device device, UUID visit, byte[] payload) {
    return switch (VisitReport.parse(payload)) {
      case VisitReport.Parsed.Understood(var report) ->
          tracking.take(device, visit, report).map(receipt -> answer(device, visit, receipt));
      case VisitReport.Parsed.Malformed(var field, var why) -> {
        state.refuse(
            device,
            visit,
            new Text("报文有误 %s".formatted(field), "%s %s".formatted(field, why).strip()));
        yield Future.succeededFuture(new MqttAnswer.Malformed(field, why));
      }
    };
  }

  private MqttAnswer answer(Device device, UUID visit, Tracking.Receipt receipt) {
    return switch (receipt) {
      case Tracking.Receipt.TooMany tooMany -> {
        state.refuse(device, visit, Refusal.TOO_MANY.text());
        yield new MqttAnswer.TooMany(Refusal.TOO_MANY.text().en());
      }
      case Tracking.Receipt.Duplicate duplicate -> new MqttAnswer.Stored(Map.of());
      case Tracking.Receipt.NoSuchVisit none -> new MqttAnswer.NotAuthorized("not your visit");
      case Tracking.Receipt.Kept kept -> answer(kept.outcome().refusal());
    };
  }

  private static MqttAnswer answer(@Nullable Refusal why) {
    if (why == null) {
      return new MqttAnswer.Stored(Map.of());
    }
    var text = why.text();
    return why == Refusal.NOT_YOUR_VISIT
        ? new MqttAnswer.NotYours(text.en())
        : new MqttAnswer.Stored(
            Map.of("refused", why.code(), "why-zh", text.zh(), "why-en", text.en()));
  }

  /** Does on a virtual thread what has to wait. */
  private <T> Future<T> waiting(Supplier<T> work) {
    var done = Promise.<T>promise();
    context.runOnContext(ignored -> {
      try {
        done.complete(work.get());
      } catch (Exception e) {
        done.fail(e);
      }
    });
    return done.future();
  }
}
