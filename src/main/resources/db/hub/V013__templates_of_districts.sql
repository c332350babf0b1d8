-- A template may be meant for the stations of one district. A code belongs to all or to one district for good.
ALTER TABLE template ADD COLUMN district uuid REFERENCES district;
GRANT DELETE ON template_receipt TO ${app};
