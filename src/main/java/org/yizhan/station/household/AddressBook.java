package org.yizhan.station.household;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;

/** The buildings of the community, kept in memory: they change when a house is built. */
public final class AddressBook {
  private final BuildingStore store;
  private volatile Map<UUID, Building> buildings;

  /** Reads the address book from {@code db}. */
  public AddressBook(Db db) {
    this.store = new BuildingStore(db);
    this.buildings = store.read();
  }

  /** Reads the address book again. */
  public void reload() {
    buildings = store.read();
  }

  /** All buildings in their order. */
  public List<Building> buildings() {
    return List.copyOf(buildings.values());
  }

  /** The building of a stored home. */
  public Building building(UUID id) {
    var building = buildings.get(id);
    if (building == null) {
      throw new IllegalStateException(
          "A home refers to a building that is not in the address book");
    }
    return building;
  }

  /** A stored home as it is written on a door. */
  public Text text(Address address) {
    return building(address.building()).address(address.unit(), address.floor(), address.room());
  }

  /** How to get there from the station, without a map. */
  public Text way(Address address) {
    return Directions.to(
        building(address.building()), address.unit(), address.floor(), address.room());
  }

  /**
   * The building in which a resident's address lies.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the part of the address that does
   *     not exist
   */
  public Building require(Address address) {
    var building = requireBuilding("/address/building", address.building());
    requireWithin("/address/unit", address.unit(), building.units());
    requireWithin("/address/floor", address.floor(), building.floors());
    requireWithin("/address/room", address.room(), building.roomsPerFloor());
    return building;
  }

  /**
   * The building that {@code field} of a request names.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such building
   */
  public Building requireBuilding(String field, UUID id) {
    var building = buildings.get(id);
    if (building == null) {
      throw Problem.invalid(field, "is not in the address book; GET buildings lists it")
          .exception();
    }
    return building;
  }

  private static void requireWithin(String field, int number, int last) {
    if (number < 1 || number > last) {
      throw Problem.invalid(field, "must be between 1 and %d in this building".formatted(last))
          .exception();
    }
  }
}
