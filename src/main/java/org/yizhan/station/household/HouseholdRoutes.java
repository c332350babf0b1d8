package org.yizhan.station.household;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** {@code GET buildings}. */
public final class HouseholdRoutes {
  private final AddressBook addressBook;

  /** Serves {@code addressBook}. */
  public HouseholdRoutes(AddressBook addressBook) {
    this.addressBook = addressBook;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listBuildings", this::list);
  }

  private record Entry(UUID id, Text name, int units, int floors, int roomsPerFloor) {}

  private Reply list(Request request) {
    List<Entry> entries =
        addressBook.buildings().stream()
            .map(b -> new Entry(b.id(), b.name(), b.units(), b.floors(), b.roomsPerFloor()))
            .toList();
    return Reply.ok(Map.of("buildings", entries));
  }
}
