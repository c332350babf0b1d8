-- Who published a price; unknown of those that came with the menu.
ALTER TABLE service_price ADD COLUMN published_by text;
