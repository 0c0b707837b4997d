-- How a name is written in pinyin (lunancunweihui) and its initials (lncwh), for search; null until it is spelled.
alter table area add column pinyin text collate "C";
alter table area add column initials text collate "C";
create index area_unspelled on area (id) where pinyin is null;
