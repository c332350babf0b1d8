-- A service may be shown by a drawing of its own; without one by that of its category. Which drawings there are the contract says.
ALTER TABLE service ADD COLUMN pictogram text;
