-- From afar only the main streets are drawn: their tiles must not wade through the lanes of a city.
create index road_edge_main_shape on road_edge using gist (shape)
  where class in ('motorway', 'motorway_link', 'trunk', 'trunk_link', 'primary', 'primary_link');
