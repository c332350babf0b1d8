-- Who has been with a household is asked whenever it books again.
CREATE INDEX booking_of_household ON booking (household_id);
