-- A worker's weeks are read under the lock of every booking and again after it. The exclusion constraints' GiST indexes
-- visit hundreds of pages for them once a station has some months of visits; these a handful, whatever lies behind.
CREATE INDEX occupancy_by_worker ON occupancy (worker_id, upper(during), lower(during));
CREATE INDEX shift_by_worker ON shift (worker_id, upper(during), lower(during));
-- Only holds expire, and few of them lie about.
CREATE INDEX occupancy_expiring ON occupancy (worker_id, expires_at) WHERE expires_at IS NOT NULL;
