package org.yizhan.station.workforce;

import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.Place;

/**
 * Somebody who does the work.
 *
 * @param gender {@code f} or {@code m}
 * @param skills what the worker can do, as the menu names it
 * @param home where the first way of a day begins
 * @param stars 1 to 5
 */
public record Worker(
    UUID id,
    String surname,
    String givenName,
    String gender,
    Text company,
    UUID companyId,
    Set<String> skills,
    Place home,
    int stars,
    boolean active) {
  /** What staff see. */
  public String fullName() {
    return surname + givenName;
  }

  /** What anybody may see. */
  public PublicWorker masked() {
    return new PublicWorker(id, surname + "师傅", company, stars);
  }

  /** What staff lists show. */
  public WorkerName named() {
    return new WorkerName(id, fullName(), company);
  }
}
