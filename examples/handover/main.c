/* Receives a graph, reads it, writes to it, and frees it:
 *
 *     cargo build -p cymem-handover
 *     cc examples/handover/main.c -Ltarget/debug -lcymem_handover -Wl,-rpath,target/debug -o handover && ./handover
 *
 * With the argument "wrong" it frees a station as a survey, which debug builds of the library tell. */
#include <stdio.h>
#include <string.h>

#include "readings.h"

static double mean(const struct station *station) {
    double sum = 0;
    for (size_t hour = 0; hour < station->hours; hour++)
        sum += station->readings[hour];
    return station->hours ? sum / (double)station->hours : 0;
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "wrong") == 0) {
        survey_free((struct survey *)(void *)station_load(3));
        return 0;
    }
    struct survey *survey = survey_load("Potsdam,Zugspitze,Helgoland", 24);
    if (!survey)
        return 1;
    survey->stations[1].readings[0] = 100;
    for (size_t i = 0; i < survey->count; i++)
        printf("%s: %.3f\n", survey->stations[i].name, mean(&survey->stations[i]));
    survey_free(survey);

    struct station *station = station_load(5);
    printf("%s: %.3f\n", station->name, mean(station));
    station_free(station);

    survey_free(survey_load("nowhere", 0));
    survey_free(NULL);
    station_free(NULL);
    return 0;
}
