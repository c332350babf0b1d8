package org.yizhan.station.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yizhan.station.catalog.Service;

/** Which of the station's services a template is about, and how the two differ. */
final class TemplateRules {
  private TemplateRules() {}

  /** In what a service differs from a template. */
  enum Difference {
    NAME,
    INCLUDES,
    EXCLUDES,
    DURATION
  }

  /**
   * The service that adopted the template before, whatever it is called now; else the one of the
   * same category and Chinese name that follows no other. A station's services have no codes of
   * their own.
   */
  static Optional<Service> match(
      CityTemplate template, List<Service> services, List<CityTemplate.Adoption> adoptions) {
    var adopted = adoptions.stream().filter(a -> a.code().equals(template.code())).findFirst();
    if (adopted.isPresent()) {
      return services.stream().filter(s -> s.id().equals(adopted.get().service())).findFirst();
    }
    return services.stream()
        .filter(s -> s.category().equals(template.category()))
        .filter(s -> s.name().zh().equals(template.name().zh()))
        .filter(s -> adoptions.stream().noneMatch(a -> a.service().equals(s.id())))
        .findFirst();
  }

  /** In the order in which they are read. */
  static List<Difference> differences(CityTemplate template, Service service) {
    var found = new ArrayList<Difference>();
    if (!template.name().equals(service.name())) {
      found.add(Difference.NAME);
    }
    if (!template.includes().equals(service.includes())) {
      found.add(Difference.INCLUDES);
    }
    if (!template.excludes().equals(service.excludes())) {
      found.add(Difference.EXCLUDES);
    }
    if (template.durationMinutes() != service.durationMinutes()) {
      found.add(Difference.DURATION);
    }
    return found;
  }
}
