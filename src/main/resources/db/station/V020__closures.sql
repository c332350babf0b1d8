-- A suspension of neither a worker nor a building closes the station.
ALTER TABLE suspension DROP CONSTRAINT suspension_check;
ALTER TABLE suspension ADD CONSTRAINT suspension_of_one CHECK (num_nonnulls(worker_id, building_id) <= 1);
