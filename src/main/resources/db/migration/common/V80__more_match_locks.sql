-- Enquiries wait for each other as well, and a batch of an import holds many: with more slots others wait seldom.
INSERT INTO match_lock (slot)
    SELECT tens.slot * 64 + ones.slot FROM match_lock tens CROSS JOIN match_lock ones WHERE tens.slot > 0;
