package org.yizhan.hub.access;

import java.util.UUID;
import org.yizhan.platform.text.Text;

/** Which district something belongs to, and what the district is called. */
public record DistrictName(UUID id, Text name) {}
