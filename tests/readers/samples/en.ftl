# The timetable
-ferry = no placeholder
title = The ferry to the
    Tooth Dance islands
    .label = "On time"
sailings =
    { $n ->
        [one] One sailing
       *[other] { $n } sailings
    } a day
