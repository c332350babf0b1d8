package org.yizhan.station.preference;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** The household of a visit: facts about the home, and blocks. */
public final class PreferenceRoutes {
  private final Homes homes;
  private final Blocks blocks;
  private final Visits visits;
  private final Workforce workforce;
  private final ZoneId zone;

  /** Serves {@code homes} and {@code blocks}. */
  public PreferenceRoutes(
      Homes homes, Blocks blocks, Visits visits, Workforce workforce, ZoneId zone) {
    this.homes = homes;
    this.blocks = blocks;
    this.visits = visits;
    this.workforce = workforce;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getHousehold", this::get)
        .on("setHomeFacts", this::setFacts)
        .on("addBlock", this::add)
        .on("liftBlock", this::lift)
        .on("neverAgain", this::neverAgain)
        .on("neverGoThere", this::neverGoThere);
  }

  private record HouseholdView(
      UUID household, long version, Set<HomeFact> facts, List<BlockView> blocks) {}

  private record BlockView(
      UUID id,
      WorkerName worker,
      Block.WishOf wishOf,
      @Nullable String reason,
      OffsetDateTime at) {}

  private Reply get(Request request) {
    var visit = visits.get(request.id("visit"));
    return view(visit, homes.of(visit));
  }

  private Reply view(Visit visit, Home home) {
    var standing = blocks.of(visit.household()).stream().map(this::view).toList();
    var view = new HouseholdView(home.household(), home.version(), home.facts(), standing);
    return Reply.ok(view).version(home.version());
  }

  private BlockView view(Block block) {
    return new BlockView(
        block.id(),
        workforce.require("worker", block.worker()).named(),
        block.wishOf(),
        block.reason(),
        block.at().atZone(zone).toOffsetDateTime());
  }

  private record Facts(Set<HomeFact> facts) {}

  private Reply setFacts(Request request) {
    var visit = visits.get(request.id("visit"));
    var facts = request.body(Facts.class).facts();
    return view(visit, homes.say(visit, request.requiredIfMatch(), facts, request.principal()));
  }

  private record NewBlock(UUID worker, Block.WishOf wishOf, @Nullable String reason) {}

  private Reply add(Request request) {
    var visit = visits.get(request.id("visit"));
    var wanted = request.body(NewBlock.class);
    var worker = workforce.require("/worker", wanted.worker()).id();
    var block = blocks.add(visit, worker, wanted.wishOf(), wanted.reason(), request.principal());
    return Reply.created(view(block));
  }

  private Reply lift(Request request) {
    blocks.lift(request.id("block"), request.principal());
    return Reply.nothing();
  }

  private record Never(UUID visit, @Nullable String reason) {}

  private Reply neverAgain(Request request) {
    var said = request.body(Never.class);
    blocks.neverAgain(request.id("booking"), said.visit(), said.reason(), request.principal());
    return Reply.nothing();
  }

  private record NeverThere(@Nullable String reason) {}

  private Reply neverGoThere(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var reason = request.body(NeverThere.class).reason();
    blocks.neverThere(request.id("visit"), worker, reason, request.principal());
    return Reply.nothing();
  }
}
