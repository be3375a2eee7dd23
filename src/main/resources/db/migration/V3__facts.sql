-- The catalog of the fact tables; iceberg-core makes and keeps its own tables in here.
create schema facts;
